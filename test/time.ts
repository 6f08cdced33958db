import { afterAll, vi } from 'vitest'

// Files of tests share a process: the time that one of them made up ends with it.
afterAll(() => void vi.useRealTimers())
