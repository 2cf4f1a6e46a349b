/** A type of our own, so that nothing that is dragged in from elsewhere is taken for a task. */
export const TASK_TYPE = 'application/x-vlonder-task';
