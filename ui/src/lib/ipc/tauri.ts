import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { Backend } from './backend';
import type { Progress } from './types';

export const tauri: Backend = {
	call: (name, args) => invoke(name, args as Record<string, unknown>),
	onProgress: (tell) => listen<Progress>('history-progress', (event) => tell(event.payload)),
	onSealProgress: (tell) => listen<Progress>('seal-progress', (event) => tell(event.payload)),
	onMenu: (tell) => listen<string>('menu', (event) => tell(event.payload)),
	onReminders: (tell) => listen('reminders', tell),
	onBackup: (tell) => listen('backup', tell)
};
