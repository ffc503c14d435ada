import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files of half a minute and more, longest first. They start before all others, or one worker ends alone. */
const long = [
  'test/access/access',
  'test/payments/crash',
  'test/scale/last-step-four-times',
  'test/scale/many-buyers',
  'server/payments/cases',
  'server/media/cuts',
]

const rank = ({ moduleId }: TestSpecification): number => {
  const at = long.findIndex((name) => moduleId.endsWith(`/${name}.int.test.ts`))
  return at < 0 ? long.length : at
}

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rest = await super.sort(files)
    return rest.sort((one, other) => rank(one) - rank(other))
  }
}
