/** A deadline that is over once something is so, and not before: however slow the machine is that it has to become so on. */
export function deadlineWhen(isSo: () => boolean): AbortSignal {
  const deadline = new AbortController()
  const atLast = performance.now() + 20_000
  const looking = setInterval(() => {
    if (!isSo() && performance.now() < atLast) return
    clearInterval(looking)
    deadline.abort(new DOMException('The time is over', 'TimeoutError'))
  }, 5)
  return deadline.signal
}
