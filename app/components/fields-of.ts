/** What a field of a form carries: its name, what was typed or stands there at first, and what is wrong with it. */
export type FieldOf<Name extends string = string> = (
  name: Name,
  begin?: string,
) => { name: Name; defaultValue: string | undefined; errors: string | undefined }

/** The fields of a form that was sent and came back, or of one nobody has sent yet. */
export function fieldsOf<Name extends string = string>(
  answered?: {
    typed?: Readonly<Partial<Record<NoInfer<Name>, string>>> | null
    /** A sentence or the key of one, by field. */
    errors: Readonly<Partial<Record<string, string>>>
  } | null,
): FieldOf<Name> {
  return (name, begin) => ({
    name,
    defaultValue: answered?.typed?.[name] ?? begin,
    errors: answered?.errors[name],
  })
}
