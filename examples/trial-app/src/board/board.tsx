import type { TargetedSubmitEvent, VNode } from 'preact';
import { formText } from '../controls/form-text.ts';
import { Icon } from '../controls/icon.tsx';
import { dayOf, daysFrom } from '../data/days.ts';
import { COLUMNS, moveTask, type Column } from '../data/tasks.ts';
import { useApp } from '../shell/app-context.ts';
import { BoardColumn } from './board-column.tsx';

/** A new task is due in a week; one can live with that as a start. */
const NEW_TASK_DUE_DAYS = 7;

export function Board(): VNode {
  const { texts, books, changeBooks, announce } = useApp();
  const move = (id: string, column: Column): void => {
    const task = books.tasks.find((each) => each.id === id);
    if (task === undefined || task.column === column) return;
    changeBooks({ tasks: moveTask(books.tasks, id, column) });
    announce(texts.board.moved(task.title, texts.board.columns[column]));
  };
  return (
    <div class="view board">
      <header class="view-head">
        <div>
          <h1>{texts.shell.views.board}</h1>
          <p class="lead">{texts.board.lead}</p>
        </div>
        <NewTaskForm />
      </header>
      <div class="board-columns">
        {COLUMNS.map((column) => (
          <BoardColumn
            key={column}
            column={column}
            tasks={books.tasks.filter((task) => task.column === column)}
            onMove={move}
          />
        ))}
      </div>
    </div>
  );
}

function NewTaskForm(): VNode {
  const { texts, books, changeBooks } = useApp();
  const onSubmit = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const title = formText(new FormData(event.currentTarget), 'title');
    if (title === '') return;
    const due = daysFrom(dayOf(Date.now()), NEW_TASK_DUE_DAYS);
    const task = { id: crypto.randomUUID(), title, topic: 'work', column: 'todo', due } as const;
    changeBooks({ tasks: [...books.tasks, task] });
    event.currentTarget.reset();
  };
  return (
    <form class="new-task" onSubmit={onSubmit}>
      <input
        name="title"
        autocomplete="off"
        required
        maxLength={60}
        aria-label={texts.board.newTask}
        placeholder={texts.board.newTask}
      />
      <button type="submit" class="button primary">
        <Icon name="plus" />
        {texts.board.add}
      </button>
    </form>
  );
}
