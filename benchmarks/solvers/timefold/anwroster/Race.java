package anwroster;

import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.score.director.ScoreDirectorFactoryConfig;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;

/** Solves the rows of a file for some seconds with Timefold's defaults, and prints legal rosters as they come. */
public class Race {
    private static final long PAUSE = 250_000_000L;
    private static long printed = 0;

    /** Arguments: file, seconds. */
    public static void main(String[] arguments) throws Exception {
        Roster roster = new Roster();
        roster.rows = new Rows(Path.of(arguments[0]));
        roster.seats = roster.rows.seats;
        System.out.println("READY");
        System.out.flush();
        Duration limit = Duration.ofMillis((long) (1000 * Double.parseDouble(arguments[1])));
        SolverConfig config = new SolverConfig()
                .withSolutionClass(Roster.class)
                .withEntityClasses(Seat.class)
                .withScoreDirectorFactory(
                        new ScoreDirectorFactoryConfig().withIncrementalScoreCalculatorClass(RowScore.class))
                .withTerminationConfig(new TerminationConfig().withSpentLimit(limit))
                .withRandomSeed(0L);
        Solver<Roster> solver = SolverFactory.<Roster>create(config).buildSolver();
        solver.addEventListener(event -> {
            if (printed == 0 || System.nanoTime() - printed > PAUSE) {
                print(event.getNewBestSolution());
            }
        });
        print(solver.solve(roster));
    }

    private static void print(Roster roster) {
        if (roster.score == null || roster.score.hardScore(0) < 0) {
            return;
        }
        printed = System.nanoTime();
        System.out.println(roster.seats.stream()
                .filter(seat -> seat.column() >= 0)
                .map(seat -> String.valueOf(seat.column()))
                .collect(Collectors.joining(" ", "ROSTER ", "")));
        System.out.flush();
    }
}
