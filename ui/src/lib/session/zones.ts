/** Time zones to choose from. Some web views name UTC among them, others do not. */
export const ZONES: readonly string[] = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];
