package anwroster;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.StringTokenizer;

/** The rows of the ledger as read from a file; export.py says what stands where. */
public class Rows {
    public final List<Seat> seats = new ArrayList<>();
    public int[][] rowsOf;
    public long[][] coefficientsOf;
    public Long[] lower;
    public Long[] upper;
    /** By row and side: level, cost and width of each measure, one after the other. */
    public long[][][] pieces;
    /** By row: its worst-off rows, as numbers into the next four. */
    public int[][] pressing;
    public int[] group;
    public int[] side;
    public long[] least;
    public long[] factor;
    public long[] scale;
    public long[] weight;
    public int groups;
    public int[] level;
    public long[] cost;
    private StringTokenizer words;

    /** Reads a file. */
    public Rows(Path file) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            next(reader);
            int seatCount = number();
            number();
            int columns = number();
            int rows = number();
            int pressingCount = number();
            for (int at = 0; at < seatCount; at++) {
                next(reader);
                seats.add(seat(at));
            }
            readRows(reader, columns, rows);
            readPressing(reader, rows, pressingCount);
            level = new int[columns];
            cost = new long[columns];
            next(reader);
            for (int left = number(); left > 0; left--) {
                int column = number();
                level[column] = number();
                cost[column] = number();
            }
        }
    }

    private void next(BufferedReader reader) throws IOException {
        words = new StringTokenizer(reader.readLine());
    }

    private int number() {
        return Integer.parseInt(words.nextToken());
    }

    private Long bound() {
        String word = words.nextToken();
        return word.equals("-") ? null : Long.valueOf(word);
    }

    private Seat seat(int at) {
        Seat seat = new Seat();
        seat.number = at;
        int held = number();
        seat.candidates = new ArrayList<>();
        seat.columns = new HashMap<>();
        for (int left = number(); left > 0; left--) {
            int doctor = number();
            seat.candidates.add(doctor);
            seat.columns.put(doctor, number());
        }
        seat.held = held >= 0;
        seat.doctor = held >= 0 ? Integer.valueOf(held) : null;
        return seat;
    }

    private void readRows(BufferedReader reader, int columns, int rows) throws IOException {
        lower = new Long[rows];
        upper = new Long[rows];
        pieces = new long[rows][2][];
        List<List<long[]>> by = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            by.add(new ArrayList<>());
        }
        for (int row = 0; row < rows; row++) {
            next(reader);
            lower[row] = bound();
            upper[row] = bound();
            for (int left = number(); left > 0; left--) {
                int column = number();
                by.get(column).add(new long[] {row, number()});
            }
            for (int way = 0; way < 2; way++) {
                pieces[row][way] = new long[3 * number()];
                for (int at = 0; at < pieces[row][way].length; at++) {
                    pieces[row][way][at] = number();
                }
            }
        }
        rowsOf = new int[columns][];
        coefficientsOf = new long[columns][];
        for (int column = 0; column < columns; column++) {
            rowsOf[column] = by.get(column).stream().mapToInt(pair -> (int) pair[0]).toArray();
            coefficientsOf[column] = by.get(column).stream().mapToLong(pair -> pair[1]).toArray();
        }
    }

    private void readPressing(BufferedReader reader, int rows, int count) throws IOException {
        group = new int[count];
        side = new int[count];
        least = new long[count];
        factor = new long[count];
        scale = new long[count];
        weight = new long[count];
        List<List<Integer>> by = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            by.add(new ArrayList<>());
        }
        HashMap<Integer, Integer> known = new HashMap<>();
        for (int at = 0; at < count; at++) {
            next(reader);
            group[at] = known.computeIfAbsent(number(), measure -> known.size());
            weight[group[at]] = number();
            by.get(number()).add(at);
            side[at] = number();
            least[at] = number();
            factor[at] = number();
            scale[at] = number();
        }
        groups = known.size();
        pressing = by.stream().map(each -> each.stream().mapToInt(Integer::intValue).toArray()).toArray(int[][]::new);
    }
}
