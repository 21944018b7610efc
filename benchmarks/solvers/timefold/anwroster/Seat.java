package anwroster;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.entity.PlanningPin;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import java.util.List;
import java.util.Map;

/** One seat of a shift, to be given to one of its candidates or to nobody. */
@PlanningEntity
public class Seat {
    @PlanningId
    public int number;
    @PlanningPin
    public boolean held;
    @ValueRangeProvider(id = "candidates")
    public List<Integer> candidates;
    @PlanningVariable(valueRangeProviderRefs = "candidates", allowsUnassigned = true)
    public Integer doctor;
    public Map<Integer, Integer> columns;

    /** For the solver's cloner. */
    public Seat() {
    }

    /** Returns the column of who has the seat, or -1. */
    public int column() {
        return doctor == null ? -1 : columns.get(doctor);
    }
}
