import { SvelteTransformer } from '../../node_modules/@wuchale/svelte/dist/transformer.js';
import { pofile } from 'wuchale';
import { parseScript, Transformer } from 'wuchale/adapter-vanilla';
import { isText } from './texts.js';

/**
 * How texts are taken out of the source. One catalogue and one loader serve components and modules alike. The language is settled
 * before anything loads and a change of it loads the window anew, so a text is a plain value wherever it stands: also in a constant of
 * a module, which the adapters of the library would leave out or wrap into `$derived`.
 */
const runtime = {
	initReactive: ({ funcName }) => (funcName === undefined || funcName === null ? false : null),
	useReactive: false,
	plain: { wrapInit: (expression) => expression, wrapUse: (expression) => expression },
	reactive: { wrapInit: (expression) => expression, wrapUse: (expression) => expression }
};

/** The language of the source first; the same as in `src/lib/language/language.ts`. */
export const LOCALES = ['en', 'de'];

/** Who read a translation after it was made. */
const REVIEWS = { de: 'not reviewed by a second person; terms in README.md' };

const patterns = [{ name: 'plural', args: ['other', 'message', 'pluralFunc'] }];

/** What the library's visitors pass by: fields of classes, `throw`, `x!`. */
const visitMore = (transformer) => {
	transformer.visitThrowStatement = (node) => transformer.visit(node.argument);
	transformer.visitTSNonNullExpression = (node) => transformer.visit(node.expression);
	transformer.visitPropertyDefinition = (node) => (node.value ? transformer.visit(node.value) : []);
	const visitClass = transformer.visitClassDeclaration;
	transformer.visitClassDeclaration = (node) => [
		...visitClass(node),
		...node.body.body.filter((part) => part.type === 'PropertyDefinition').flatMap(transformer.visit)
	];
	transformer.visitVariableDeclarator = transformer.defaultVisitVariableDeclarator;
	// What something is compared with and the key of a property are values.
	const notText = (node) => (node?.type === 'Literal' ? [] : transformer.visit(node));
	const visitBinary = transformer.visitBinaryExpression;
	transformer.visitBinaryExpression = (node) => (/^[!=]==?$/.test(node.operator) ? [...notText(node.left), ...notText(node.right)] : visitBinary(node));
	const visitProperty = transformer.visitProperty;
	transformer.visitProperty = (node) => (node.key.type === 'Literal' ? transformer.visit(node.value) : visitProperty(node));
	transformer.visitSwitchCase = (node) => node.consequent.flatMap(transformer.visit);
};

class Module extends Transformer {
	transform = () => {
		visitMore(this);
		const [program, comments] = parseScript(this.content);
		this.comments = comments;
		const messages = this.visit(program);
		const start = program.body.find((node) => node.type !== 'ImportDeclaration')?.start ?? 0;
		this.mstr.appendRight(start, this.initRuntime());
		return this.finalize(messages, start);
	};
}

/** Gives every catalogue the state of its review, which the library would drop, and keeps the texts in the order of the files. */
const catalogues = () => async (options) => {
	const store = await pofile()(options);
	const headers = store.getHeaders.bind(store);
	store.getHeaders = (locale, rule) => ({ ...headers(locale, rule), ...(REVIEWS[locale] ? { 'X-Review': REVIEWS[locale] } : {}) });
	const save = store.save.bind(store);
	const place = (item) => item.references[0]?.file ?? '';
	store.save = (data) => save({ ...data, items: data.items.toSorted((left, right) => (place(left) < place(right) ? -1 : place(left) > place(right) ? 1 : 0)) });
	return store;
};

export const words = () => ({
	files: { include: ['src/**/*.svelte', 'src/**/*.ts'], ignore: ['src/lib/language/desk/**', 'src/lib/ipc/bindings/**', 'src/lib/ipc/fake*', 'src/lib/ipc/fake/**', '**/*.d.ts'] },
	storage: catalogues(),
	granularLoad: false,
	bundleLoad: false,
	generateLoadID: () => 'words',
	loaderExts: ['.js'],
	defaultLoaderPath: null,
	runtime,
	transform: ({ content, filename, index, expr, matchUrl }) => {
		const given = [content, filename, index, isText, patterns, expr, runtime, matchUrl];
		if (!filename.endsWith('.svelte')) return new Module(...given).transform();
		const component = new SvelteTransformer(...given);
		visitMore(component);
		// An attribute made of values only is no text itself, but may hold some: `title="{number} {open ? 'Close' : 'Open'}"`.
		const visitAttribute = component.visitAttribute;
		component.visitAttribute = (node) => {
			const messages = visitAttribute(node);
			if (messages.length > 0 || !Array.isArray(node.value) || node.value.length < 2) return messages;
			return node.value.filter((part) => part.type === 'ExpressionTag').flatMap((part) => component.visit(part.expression));
		};
		return component.transformSv();
	}
});
