import js from '@eslint/js';
import globals from 'globals';

export default [
  js.configs.recommended,
  {
    files: ['src/**/*.js'],
    languageOptions: { ecmaVersion: 2025, globals: { ...globals.browser, L: 'readonly' } },
  },
  { files: ['test/**/*.js', '*.mjs', '*.js'], languageOptions: { ecmaVersion: 2022, globals: globals.node } },
  {
    rules: {
      'max-len': ['error', { code: 120 }],
      'max-lines': ['error', 300],
      complexity: ['error', 14],
      eqeqeq: 'error',
      'no-implicit-globals': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      // Text reaches the page through textContent only.
      'no-restricted-properties': [
        'error',
        { property: 'innerHTML' },
        { property: 'outerHTML' },
        { property: 'insertAdjacentHTML' },
        { object: 'document', property: 'write' },
      ],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
    },
  },
];
