import type { JsonValue } from './bindings/serde_json/JsonValue';
import type { SetField } from './types';

type Map = { [key in string]: JsonValue };

const isMap = (value: JsonValue | undefined): value is Map => typeof value === 'object' && value !== null && !Array.isArray(value);
const escape = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1');
const unescape = (key: string) => key.replaceAll('~1', '/').replaceAll('~0', '~');

/** The JSON Patch that leads from one state to another, in an order that can be applied. */
export function diff(before: JsonValue, after: JsonValue, path = ''): SetField[] {
	if (isMap(before) && isMap(after)) {
		const changed = Object.entries(after).flatMap(([key, value]): SetField[] => {
			const at = `${path}/${escape(key)}`;
			const old = before[key];
			return old === undefined ? [{ op: 'add', path: at, value }] : diff(old, value, at);
		});
		const gone = Object.keys(before).filter((key) => !(key in after));
		return [...changed, ...gone.map((key): SetField => ({ op: 'remove', path: `${path}/${escape(key)}` }))];
	}
	if (Array.isArray(before) && Array.isArray(after)) {
		const shared = Math.min(before.length, after.length);
		const changed = after.slice(0, shared).flatMap((value, index) => diff(before[index] ?? null, value, `${path}/${index}`));
		const added = after.slice(shared).map((value): SetField => ({ op: 'add', path: `${path}/-`, value }));
		// The end is cut from the back, so that the positions before it stay what they are.
		const removed = before.slice(shared).map((_, offset): SetField => ({ op: 'remove', path: `${path}/${before.length - 1 - offset}` }));
		return [...changed, ...added, ...removed];
	}
	return before === after ? [] : [{ op: 'replace', path, value: after }];
}

/** Applies a patch to a copy. */
export function apply(root: JsonValue, patch: SetField[]): JsonValue {
	const copy = structuredClone(root);
	for (const step of patch) {
		const keys = step.path.split('/').slice(1).map(unescape);
		const last = keys.pop();
		if (last === undefined) continue;
		let parent: JsonValue | undefined = copy;
		for (const key of keys) parent = Array.isArray(parent) ? parent[Number(key)] : isMap(parent) ? parent[key] : undefined;
		if (Array.isArray(parent)) {
			const index = last === '-' ? parent.length : Number(last);
			if (step.op === 'add') parent.splice(index, 0, step.value);
			else if (step.op === 'replace') parent[index] = step.value;
			else if (step.op === 'remove') parent.splice(index, 1);
		} else if (isMap(parent)) {
			if (step.op === 'remove') Reflect.deleteProperty(parent, last);
			else if (step.op !== 'test') parent[last] = step.value;
		} else {
			throw new Error(`there is nothing at ${step.path}`);
		}
	}
	return copy;
}
