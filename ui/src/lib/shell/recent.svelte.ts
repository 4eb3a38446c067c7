import { call } from '$lib/ipc/backend';
import type { RecentRegister } from '$lib/ipc/types';

/** The registers that were open lately on this computer. */
class Recent {
	registers = $state.raw<RecentRegister[]>([]);

	async read(): Promise<void> {
		// Without the list a register is chosen in a dialog.
		this.registers = await call('recent_registers').catch(() => []);
	}

	async forget(): Promise<void> {
		await call('forget_recent').catch(() => undefined);
		await this.read();
	}
}

export const recent = new Recent();
