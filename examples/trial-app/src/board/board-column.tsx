import type { TargetedDragEvent, VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Column, Task } from '../data/tasks.ts';
import { useApp } from '../shell/app-context.ts';
import { TaskCard } from './task-card.tsx';
import { TASK_TYPE } from './task-type.ts';

interface BoardColumnProps {
  column: Column;
  tasks: readonly Task[];
  onMove: (id: string, column: Column) => void;
}

export function BoardColumn({ column, tasks, onMove }: BoardColumnProps): VNode {
  const { texts } = useApp();
  const [isTarget, setTarget] = useState(false);
  const onDragOver = (event: TargetedDragEvent<HTMLElement>): void => {
    if (!event.dataTransfer?.types.includes(TASK_TYPE)) return;
    event.preventDefault();
    setTarget(true);
  };
  const onDragLeave = (event: TargetedDragEvent<HTMLElement>): void => {
    const entered = event.relatedTarget;
    if (!(entered instanceof Node) || !event.currentTarget.contains(entered)) setTarget(false);
  };
  const onDrop = (event: TargetedDragEvent<HTMLElement>): void => {
    event.preventDefault();
    setTarget(false);
    onMove(event.dataTransfer?.getData(TASK_TYPE) ?? '', column);
  };
  return (
    <section
      class={`board-column ${column} ${isTarget ? 'target' : ''}`}
      aria-labelledby={`column-${column}`}
      onDragOver={onDragOver}
      onDragLeave={onDragLeave}
      onDrop={onDrop}
    >
      <h2 id={`column-${column}`}>
        {texts.board.columns[column]} <span class="count">{tasks.length}</span>
      </h2>
      <ul>
        {tasks.map((task) => (
          <TaskCard key={task.id} task={task} onMove={onMove} />
        ))}
      </ul>
      {tasks.length === 0 && <p class="empty">{texts.board.empty}</p>}
    </section>
  );
}
