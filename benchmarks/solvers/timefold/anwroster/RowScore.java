package anwroster;

import ai.timefold.solver.core.api.score.buildin.bendablelong.BendableLongScore;
import ai.timefold.solver.core.api.score.calculator.IncrementalScoreCalculator;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The score of a roster, row by row, kept up with every change. */
public class RowScore implements IncrementalScoreCalculator<Roster, BendableLongScore> {
    private static final int LEVELS = 6;
    private static final int WORST_OFF = 2;
    private Rows rows;
    private long[] activity;
    private int[] taken;
    private long hard;
    private long[] soft;
    private List<TreeMap<Long, Integer>> pressing;

    @Override
    public void resetWorkingSolution(Roster roster) {
        rows = roster.rows;
        activity = new long[rows.lower.length];
        taken = new int[rows.rowsOf.length];
        hard = 0;
        soft = new long[LEVELS];
        pressing = new ArrayList<>();
        for (int at = 0; at < rows.groups; at++) {
            pressing.add(new TreeMap<>());
        }
        for (int row = 0; row < activity.length; row++) {
            charge(row, 1);
        }
        for (Seat seat : roster.seats) {
            afterVariableChanged(seat, "doctor");
        }
    }

    @Override
    public void beforeVariableChanged(Object entity, String name) {
        int column = ((Seat) entity).column();
        if (column >= 0) {
            change(column, -1);
        }
    }

    @Override
    public void afterVariableChanged(Object entity, String name) {
        int column = ((Seat) entity).column();
        if (column >= 0) {
            change(column, 1);
        }
    }

    private void change(int column, int by) {
        hard += Math.max(0, taken[column] - 1);
        taken[column] += by;
        hard -= Math.max(0, taken[column] - 1);
        soft[rows.level[column]] -= by * rows.cost[column];
        for (int at = 0; at < rows.rowsOf[column].length; at++) {
            int row = rows.rowsOf[column][at];
            charge(row, -1);
            activity[row] += by * rows.coefficientsOf[column][at];
            charge(row, 1);
        }
    }

    private void charge(int row, int sign) {
        long below = rows.lower[row] == null ? 0 : Math.max(0, rows.lower[row] - activity[row]);
        long above = rows.upper[row] == null ? 0 : Math.max(0, activity[row] - rows.upper[row]);
        chargeSide(rows.pieces[row][0], below, sign);
        chargeSide(rows.pieces[row][1], above, sign);
        for (int at : rows.pressing[row]) {
            long off = rows.least[at] + rows.factor[at] * (rows.side[at] == 0 ? below : above);
            long needed = off <= 0 ? 0 : (off + rows.scale[at] - 1) / rows.scale[at];
            TreeMap<Long, Integer> counts = pressing.get(rows.group[at]);
            if (counts.merge(needed, sign, Integer::sum) == 0) {
                counts.remove(needed);
            }
        }
    }

    private void chargeSide(long[] pieces, long off, int sign) {
        for (int at = 0; at < pieces.length && off > 0; at += 3) {
            long part = Math.min(off, pieces[at + 2]);
            soft[(int) pieces[at]] -= sign * part * pieces[at + 1];
            off -= part;
        }
        hard -= sign * off;
    }

    @Override
    public BendableLongScore calculateScore() {
        long[] levels = soft.clone();
        for (int at = 0; at < pressing.size(); at++) {
            levels[WORST_OFF] -= pressing.get(at).isEmpty() ? 0 : rows.weight[at] * pressing.get(at).lastKey();
        }
        return BendableLongScore.of(new long[] {hard}, levels);
    }

    @Override
    public void beforeEntityAdded(Object entity) {
    }

    @Override
    public void afterEntityAdded(Object entity) {
    }

    @Override
    public void beforeEntityRemoved(Object entity) {
    }

    @Override
    public void afterEntityRemoved(Object entity) {
    }
}
