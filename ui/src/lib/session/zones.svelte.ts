import { call } from '$lib/ipc/backend';

let names = $state.raw<readonly string[]>([]);
let asked = false;

/** The time zones to choose from, as the program knows them. */
export function zoneNames(): readonly string[] {
	if (!asked) {
		asked = true;
		void call('zone_names').then(
			(known) => (names = known),
			() => (asked = false)
		);
	}
	return names;
}
