import type { HistoryFilter } from '$lib/ipc/types';

/** All of the history, that of one disclosure, or that of one record. */
export const historyOf = (disclosure: string | null, record = ''): HistoryFilter => ({ disclosure, record, actor: '', words: '', from: null, to: null });

/** Whether anything but a disclosure narrows it. */
export const narrows = (filter: HistoryFilter): boolean => filter.actor !== '' || filter.words.trim() !== '' || filter.from !== null || filter.to !== null;
