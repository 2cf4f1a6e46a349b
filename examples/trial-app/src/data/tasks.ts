import type { Language } from '../language/language.ts';
import { daysFrom } from './days.ts';

export const COLUMNS = ['todo', 'doing', 'done'] as const;
export type Column = (typeof COLUMNS)[number];
export type Topic = 'admin' | 'sales' | 'work';

export interface Task {
  id: string;
  title: string;
  topic: Topic;
  column: Column;
  due: string;
}

type TaskSeed = [title: Record<Language, string>, topic: Topic, column: Column, dueInDays: number];

const SEEDS: TaskSeed[] = [
  [{ nl: 'Btw-aangifte nakijken', en: 'Check the VAT return' }, 'admin', 'todo', 6],
  [{ nl: 'Offerte drukkerij maken', en: 'Quote for the printer' }, 'sales', 'todo', 3],
  [{ nl: 'Nieuwe klanten bellen', en: 'Call new customers' }, 'sales', 'todo', 4],
  [{ nl: 'Bonnetjes inscannen', en: 'Scan the receipts' }, 'admin', 'todo', 9],
  [{ nl: 'Workshop voorbereiden', en: 'Prepare the workshop' }, 'work', 'doing', 2],
  [{ nl: 'Website bijwerken', en: 'Update the website' }, 'work', 'doing', 5],
  [{ nl: 'Herinneringen versturen', en: 'Send reminders' }, 'admin', 'done', -1],
  [{ nl: 'Huisstijl opleveren', en: 'Deliver the brand design' }, 'work', 'done', -2],
];

export function createTasks(today: string, language: Language): Task[] {
  return SEEDS.map(([title, topic, column, dueInDays], position) => ({
    id: `t${position + 1}`,
    title: title[language],
    topic,
    column,
    due: daysFrom(today, dueInDays),
  }));
}

/** Puts a task at the end of a column; the others keep their order. */
export function moveTask(tasks: readonly Task[], id: string, column: Column): Task[] {
  const moved = tasks.find((task) => task.id === id);
  if (moved === undefined || moved.column === column) return [...tasks];
  return [...tasks.filter((task) => task.id !== id), { ...moved, column }];
}
