package anwroster;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.score.buildin.bendablelong.BendableLongScore;
import java.util.List;

/** All seats, and the rows by which they are judged. */
@PlanningSolution
public class Roster {
    @PlanningEntityCollectionProperty
    public List<Seat> seats;
    @PlanningScore(bendableHardLevelsSize = 1, bendableSoftLevelsSize = 6)
    public BendableLongScore score;
    public Rows rows;

    /** For the solver's cloner. */
    public Roster() {
    }
}
