import { configDefaults, defineConfig } from 'vitest/config'

// vitest loads dependencies as ES modules and CommonJS side by side; graphql refuses to be two copies ("another realm").
const oneGraphql = { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] }

const live = ['test/live/**/*.test.ts', 'test/contracts/**/*.test.ts']
const rules = ['test/architecture.test.ts', 'test/schema/**/*.test.ts']

export default defineConfig({
  resolve: oneGraphql,
  test: {
    projects: [
      { extends: true, test: { name: 'rules', include: rules } },
      {
        extends: true,
        test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: [...configDefaults.exclude, ...live, ...rules] },
      },
      {
        extends: true,
        test: {
          name: 'live',
          include: live,
          globalSetup: ['test/live/setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
