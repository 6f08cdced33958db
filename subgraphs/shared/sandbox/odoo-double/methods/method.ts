import type { Environment } from '../environment.ts'
import type { Model } from '../models.ts'
import type { Arguments, Signature } from './signature.ts'

export interface MethodCall {
  readonly model: Model
  readonly ids: readonly number[]
  readonly named: Arguments
  readonly env: Environment
}

export interface Method extends Signature {
  readonly call: (call: MethodCall) => unknown
}
