import { writeFileSync } from 'node:fs'
import { elementsFile, elementsText } from './elements.ts'

// Writes the FHIR double's elements.json: node test/fhir-peer/write-elements.ts, once the peer's packages are installed.

writeFileSync(elementsFile, elementsText)
