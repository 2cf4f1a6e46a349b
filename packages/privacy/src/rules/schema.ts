/** The JSON Schema of rules, for editors and for rules written as JSON. `parseRules` checks more (selectors, patterns). */
export const RULES_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Opname rules',
  type: 'object',
  required: ['version'],
  additionalProperties: false,
  properties: {
    $schema: { type: 'string' },
    version: { type: 'string', minLength: 1, description: 'Kept with each recording and in the consent.' },
    rules: {
      type: 'array',
      items: {
        type: 'object',
        required: ['action'],
        anyOf: [{ required: ['selector'] }, { required: ['field'] }, { required: ['page'] }],
        additionalProperties: false,
        properties: {
          action: { enum: ['hide', 'mask', 'show'], description: 'The rule nearest to an element wins.' },
          selector: { type: 'string', minLength: 1, description: 'Tags, ids, classes, attributes, :is(), :not().' },
          field: { type: 'string', minLength: 1, description: 'The name or id of a field; * for any characters.' },
          page: {
            type: 'string',
            pattern: String.raw`^(?:/|https?://|\*)`,
            description: 'A path or an address; * within a part, ** across parts.',
          },
          name: { type: 'string', minLength: 1, description: 'What reports call the rule.' },
        },
      },
    },
    parameters: {
      type: 'array',
      items: { type: 'string', minLength: 1 },
      description: 'Query parameters that may be recorded; all others are dropped.',
    },
    strings: {
      type: 'array',
      items: { type: 'string', minLength: 1 },
      description: "The app's own texts, shown at the level structure.",
    },
    canvas: {
      type: 'array',
      items: {
        anyOf: [
          { type: 'string', minLength: 1, description: 'A selector: all of the canvas.' },
          {
            type: 'object',
            required: ['selector', 'regions'],
            additionalProperties: false,
            properties: {
              selector: { type: 'string', minLength: 1 },
              regions: {
                type: 'array',
                minItems: 1,
                description: 'The parts that may be recorded, in CSS pixels from the upper left corner.',
                items: {
                  type: 'object',
                  required: ['x', 'y', 'width', 'height'],
                  additionalProperties: false,
                  properties: {
                    x: { type: 'number', minimum: 0 },
                    y: { type: 'number', minimum: 0 },
                    width: { type: 'number', minimum: 0 },
                    height: { type: 'number', minimum: 0 },
                  },
                },
              },
            },
          },
        ],
      },
      description: 'Canvases that may be recorded, by selector; no other canvas is.',
    },
  },
} as const;
