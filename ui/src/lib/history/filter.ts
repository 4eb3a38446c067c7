import type { HistoryFilter } from '$lib/ipc/types';

/** All of the history, or that of one disclosure. */
export const historyOf = (disclosure: string | null): HistoryFilter => ({ disclosure, actor: '', words: '', from: null, to: null });

/** Whether anything but a disclosure narrows it. */
export const narrows = (filter: HistoryFilter): boolean => filter.actor !== '' || filter.words.trim() !== '' || filter.from !== null || filter.to !== null;
