import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql'
import type { Answers } from './operation.ts'
import { resultText } from './result-text.ts'

/** A socket as its operations see it. */
export interface AnsweringSocket {
  room(): Promise<void> | null
  /** Sends a message that holds data, or ends the socket where its token has ended. */
  sendNext(text: string): void
  send(kind: 'error' | 'complete', text: string): void
  /** Nothing more comes of the operation: its id is free. */
  free(id: string): void
}

/** The answers to one operation, as messages of graphql-transport-ws. */
export class SocketAnswers implements Answers {
  readonly #id: string
  readonly #socket: AnsweringSocket

  constructor(id: string, socket: AnsweringSocket) {
    this.#id = id
    this.#socket = socket
  }

  room(): Promise<void> | null {
    return this.#socket.room()
  }

  begun(): void {}

  next(result: FormattedExecutionResult): void {
    this.#socket.sendNext(`{"id":${JSON.stringify(this.#id)},"type":"next","payload":${resultText(result)}}`)
  }

  error(errors: readonly GraphQLFormattedError[]): void {
    this.#socket.send('error', JSON.stringify({ id: this.#id, type: 'error', payload: errors }))
  }

  complete(): void {
    this.#socket.send('complete', JSON.stringify({ id: this.#id, type: 'complete' }))
  }

  over(): void {
    this.#socket.free(this.#id)
  }
}
