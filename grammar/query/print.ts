import { encode } from '../source.js';
import type { Name, Parameter, Scope, Search } from './ast.js';

/** One line that parses back to the same search; delimiters inside names and values are percent-encoded. */
export function printSearch(search: Search): string {
  const query = search.parameters.map(printParameter).join('&');
  return `${printScope(search.scope)}?${query}`;
}

export function printScope(scope: Scope): string {
  switch (scope.kind) {
    case 'system':
      return '';
    case 'type':
      return scope.type.text;
    case 'compartment':
      return `${scope.compartment.text}/${scope.id.text}/${scope.type.text}`;
  }
}

export function printParameter(parameter: Parameter): string {
  return `${encode(printName(parameter.name))}=${encode(parameter.value.text)}`;
}

export function printName(name: Name): string {
  switch (name.kind) {
    case 'parameter':
      return name.modifier ? `${name.name.text}:${name.modifier.text}` : name.name.text;
    case 'chain':
      return `${name.reference.text}${name.type ? `:${name.type.text}` : ''}.${printName(name.rest)}`;
    case 'has':
      return `_has:${name.type.text}:${name.reference.text}:${printName(name.rest)}`;
  }
}
