import type { Adapter } from 'wuchale';

export const LOCALES: [string, ...string[]];
export function words(): Adapter;
