import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from '@swc/core';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The text of a file of the repository. */
export const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Paths of all files under the given folders, '/'-separated, in a fixed order. */
export function filesIn(...folders: string[]): string[] {
  return folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
    )
    .sort();
}

export const isTest = (path: string): boolean => /\.(?:test|spec)\.tsx?$/.test(path);
export const isCode = (path: string): boolean => /\.tsx?$/.test(path) && !path.endsWith('.d.ts');

// biome-ignore lint/suspicious/noExplicitAny: the syntax tree of swc is walked by shape, not by type
type Node = any;

const syntax = { syntax: 'typescript', tsx: true, target: 'es2022' } as const;

/** The statements of a file. */
export const statements = (path: string): Node[] =>
  parseSync(read(path), { ...syntax, tsx: path.endsWith('.tsx') }).body;

export type ExportedFunction = {
  name: string;
  /** Async, or declared to return a promise. */
  promises: boolean;
  firstParameter: string | null;
  /** Name of the function that the first statement calls. */
  firstCall: string | null;
};

const called = (statement: Node): string | null => {
  const expression = statement?.type === 'ExpressionStatement' ? statement.expression : null;
  return expression?.type === 'CallExpression' ? (expression.callee.value ?? null) : null;
};

function describe(name: string, made: Node): ExportedFunction {
  const first = made.params[0]?.pat ?? made.params[0];
  const body = made.body?.stmts ?? [];
  return {
    name,
    promises: made.async || made.returnType?.typeAnnotation?.typeName?.value === 'Promise',
    firstParameter: first?.value ?? null,
    firstCall: called(body[0]),
  };
}

const functionTypes = new Set(['ArrowFunctionExpression', 'FunctionExpression']);

/** Exported functions of a file, declared either way. */
export function exportedFunctions(path: string): ExportedFunction[] {
  return statements(path).flatMap((statement: Node) => {
    const made = statement.type === 'ExportDeclaration' ? statement.declaration : null;
    if (made?.type === 'FunctionDeclaration') return made.body ? [describe(made.identifier.value, made)] : [];
    if (made?.type !== 'VariableDeclaration') return [];
    return made.declarations
      .filter((one: Node) => functionTypes.has(one.init?.type))
      .map((one: Node) => describe(one.id.value, one.init));
  });
}

/** What each exported value of a file is made by: `personAction` for `export const x = personAction(…)`. */
export function exportedValues(path: string): { name: string; madeBy: string | null }[] {
  return statements(path).flatMap((statement: Node) => {
    if (statement.type === 'ExportDefaultDeclaration' || statement.type === 'ExportDefaultExpression') {
      return [{ name: 'default', madeBy: null }];
    }
    if (statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportAllDeclaration') {
      return statement.typeOnly ? [] : [{ name: 'a re-export', madeBy: null }];
    }
    const made = statement.type === 'ExportDeclaration' ? statement.declaration : null;
    if (made?.type === 'FunctionDeclaration') return [{ name: made.identifier.value, madeBy: null }];
    if (made?.type !== 'VariableDeclaration') return [];
    return made.declarations.map((one: Node) => ({
      name: one.id.value,
      madeBy: one.init?.callee?.value ?? null,
    }));
  });
}

export type Import = { from: string; typeOnly: boolean };

/** What a file imports. An import of nothing but types leaves no trace in what runs. */
export function importsOf(path: string): Import[] {
  return statements(path)
    .filter((statement: Node) => statement.type === 'ImportDeclaration')
    .map(({ source, typeOnly, specifiers }: Node) => ({
      from: source.value,
      typeOnly: typeOnly || (specifiers.length > 0 && specifiers.every((one: Node) => one.isTypeOnly)),
    }));
}
