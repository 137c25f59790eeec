import { describe, expect, it } from 'vitest';
import { createStatusBoard } from './status.ts';

describe('createStatusBoard', () => {
  it('reads each section when asked', () => {
    const board = createStatusBoard();
    let sent = 1;
    board.section('cloud', () => ({ sent }));
    sent = 2;
    expect(board.snapshot()).toEqual({ cloud: { sent: 2 } });
  });

  it('shows a section that throws as an error beside the others', () => {
    const board = createStatusBoard();
    board.section('bad', () => {
      throw new Error('not now');
    });
    board.section('good', () => 1);
    expect(board.snapshot()).toEqual({ bad: { error: 'not now' }, good: 1 });
  });
});
