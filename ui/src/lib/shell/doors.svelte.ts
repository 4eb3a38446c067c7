/** The doors that any screen may open: palette, list of keys, a new disclosure. */
class Doors {
	palette = $state(false);
	keys = $state(false);
	newDisclosure = $state(false);
	about = $state(false);
	/** An address outside of the program that is to be opened. */
	address = $state<string | null>(null);
}

export const doors = new Doors();
