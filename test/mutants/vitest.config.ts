import { mergeConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import config from '../../vitest.config.ts'

/** The suites of a mutant, in the order in which they are named: those that notice it first. */
class AsNamed extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const suites = (process.env.MUTANT_SUITES ?? '').split(' ')
    const place = ({ moduleId }: TestSpecification) => suites.findIndex((suite) => moduleId.includes(suite))
    return files.toSorted((one, other) => place(one) - place(other))
  }
}

// What runs in a copy with a mutant. One worker: two copies are tried at a time.
export default mergeConfig(config, {
  cacheDir: '.vite',
  test: { setupFiles: ['test/mutants/setup.ts'], maxWorkers: 1, sequence: { sequencer: AsNamed } },
})
