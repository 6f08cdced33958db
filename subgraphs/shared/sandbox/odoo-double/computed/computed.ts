export const computedFields: Record<string, Record<string, unknown>> = {}
