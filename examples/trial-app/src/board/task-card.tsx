import type { TargetedDragEvent, VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Icon, type IconName } from '../controls/icon.tsx';
import { COLUMNS, type Column, type Task } from '../data/tasks.ts';
import { useApp } from '../shell/app-context.ts';
import { TASK_TYPE } from './task-type.ts';

interface TaskCardProps {
  task: Task;
  onMove: (id: string, column: Column) => void;
}

/** Moved by dragging, or by its two buttons: for the keyboard, and for touch, where HTML cannot drag. */
export function TaskCard({ task, onMove }: TaskCardProps): VNode {
  const { texts, formats } = useApp();
  const [isDragged, setDragged] = useState(false);
  const at = COLUMNS.indexOf(task.column);
  const onDragStart = (event: TargetedDragEvent<HTMLElement>): void => {
    event.dataTransfer?.setData(TASK_TYPE, task.id);
    setDragged(true);
  };
  return (
    <li
      class={`task ${isDragged ? 'dragged' : ''}`}
      draggable
      onDragStart={onDragStart}
      onDragEnd={() => setDragged(false)}
    >
      <p class="task-title">{task.title}</p>
      <p class="task-foot">
        <span class={`badge ${task.topic}`}>{texts.board.topics[task.topic]}</span>
        <span class="hint">{texts.board.due(formats.day(task.due))}</span>
      </p>
      <div class="task-moves">
        <MoveButton task={task} to={COLUMNS[at - 1]} icon="left" onMove={onMove} />
        <MoveButton task={task} to={COLUMNS[at + 1]} icon="right" onMove={onMove} />
      </div>
    </li>
  );
}

interface MoveButtonProps extends TaskCardProps {
  to: Column | undefined;
  icon: IconName;
}

function MoveButton({ task, to, icon, onMove }: MoveButtonProps): VNode | null {
  const { texts } = useApp();
  if (to === undefined) return null;
  return (
    <button
      type="button"
      class="button quiet small"
      aria-label={texts.board.move(task.title, texts.board.columns[to])}
      onClick={() => onMove(task.id, to)}
    >
      <Icon name={icon} />
    </button>
  );
}
