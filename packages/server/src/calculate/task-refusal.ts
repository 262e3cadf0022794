/** What a thread will not do because of what it was given. */

export class TaskRefusal extends Error {
  override readonly name = "TaskRefusal";

  constructor(
    readonly code: string,
    message: string,
    readonly help?: string,
  ) {
    super(message);
  }
}
