import { describe, expect, it } from 'vitest'
import { Progress } from '#shared/sandbox/hospital-group/load/progress.ts'

const withoutSeconds = (text: string) => text.replace(/\([\d.]+ s\)/, '(… s)')

describe('Progress', () => {
  it('writes a line for each step that is done, with what was done before', async () => {
    const lines: string[] = []
    const progress = new Progress((text) => lines.push(withoutSeconds(text)), false)
    await progress.step('orders', async ({ expect: some, advance }) => {
      some(5, 2)
      advance(3)
    })
    await progress.step('bills', async ({ expect: some }) => some(0, 0))
    expect(lines).toEqual([
      'orders                                 5 of 5, 2 of them before (… s)\n',
      'bills                                  0 of 0 (… s)\n',
    ])
  })

  it('counts in place where there is a terminal, for steps that run side by side', async () => {
    let screen = ''
    const progress = new Progress((text) => {
      screen += withoutSeconds(text)
    }, true)
    await Promise.all(
      ['orders', 'bills'].map((name) =>
        progress.step(name, async ({ expect: some, advance }) => {
          some(2, 0)
          advance(2)
        }),
      ),
    )
    const shown = screen.split('\n').map((line) => line.split('\r\u001b[K').at(-1)?.trim())
    expect(shown.filter(Boolean).sort()).toEqual([
      expect.stringMatching(/^bills +2 of 2 \(… s\)$/),
      expect.stringMatching(/^orders +2 of 2 \(… s\)$/),
    ])
    expect(screen).toContain('0 of 2 …')
  })
})
