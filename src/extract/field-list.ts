import type {
  Field,
  IntervalField,
  PointField,
  PresenceField,
  RowField,
  TermField,
  TextField,
} from '../model/field.js';
import type { TextAnalysis } from '../model/text-query.js';
import type { FieldFactory } from '../types/search-type.js';

/** The fields of a resource type, or of the rows of one of its composites, as they are made. */
export class FieldList {
  readonly all: Field[] = [];

  presence(parameter: string, facet = ''): PresenceField {
    return this.add<PresenceField>({ kind: 'presence', ordinal: this.all.length, parameter, facet });
  }

  rows(parameter: string, facet: string, fields: readonly Field[]): RowField {
    return this.add<RowField>({ kind: 'rows', ordinal: this.all.length, parameter, facet, fields });
  }

  text(parameter: string, analysis: TextAnalysis): TextField {
    return this.add<TextField>({ kind: 'text', ordinal: this.all.length, parameter, facet: '', analysis });
  }

  factory(parameter: string): FieldFactory {
    return {
      terms: (facet, fold) => this.add<TermField>({ kind: 'terms', ordinal: this.all.length, parameter, facet, fold }),
      names: (facet) =>
        this.add<TermField>({
          kind: 'terms',
          ordinal: this.all.length,
          parameter,
          facet,
          fold: (name) => name,
          names: true,
        }),
      points: (facet) => this.add<PointField>({ kind: 'points', ordinal: this.all.length, parameter, facet }),
      presence: (facet) => this.presence(parameter, facet),
      instants: (facet) =>
        this.add<IntervalField>({ kind: 'intervals', ordinal: this.all.length, parameter, facet, instants: true }),
      intervals: (facet) => this.add<IntervalField>({ kind: 'intervals', ordinal: this.all.length, parameter, facet }),
    };
  }

  private add<F extends Field>(field: F): F {
    this.all.push(field);
    return field;
  }
}
