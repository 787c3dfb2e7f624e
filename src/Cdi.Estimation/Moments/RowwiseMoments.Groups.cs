using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Moments;

/// <content>Jacobians of groups: their rows are gathered for as many groups at once as memory for one stretch holds.</content>
internal abstract partial class RowwiseMoments
{
    /// <inheritdoc/>
    public void GroupJacobians(double[] parameters, IRowValues<int>? groups, int count, Action<int, double[]> use)
    {
        var rows = RowsOf(groups, count);
        var (score, jacobian) = (new double[ParameterCount], new double[ParameterCount * ParameterCount]);
        for (var (first, end) = (0, 0); first < count; first = end)
        {
            var held = rows[first];
            for (end = first + 1; end < count && held + rows[end] <= GroupRows.Most; end++) held += rows[end];
            if (held == 0) continue;
            var gathered = Gather(parameters, groups, rows.AsSpan(first, end - first), first);
            for (var group = first; group < end; group++)
            {
                if (rows[group] == 0) continue;
                gathered[group - first].Evaluate(score, jacobian);
                for (var j = 0; j < jacobian.Length; j++) jacobian[j] /= Divisor;
                use(group, jacobian);
            }
        }
    }

    /// <inheritdoc/>
    public virtual CountedSums? Tabulated(double[] parameters) => CountedSums.Of(this, parameters);

    /// <summary>Reads what a corpus says of every row of the equation.</summary>
    /// <param name="values">What it says.</param>
    /// <param name="own">As long as there are rows; overwritten.</param>
    public void ReadOwn(IRowValues<double> values, Span<double> own) => Read(values, 0, own);

    private GroupRows[] Gather(double[] parameters, IRowValues<int>? groups, ReadOnlySpan<long> rows, int firstGroup)
    {
        var gathered = new GroupRows[rows.Length];
        for (var group = 0; group < gathered.Length; group++) gathered[group] = new GroupRows(Estimator, parameters, rows[group]);
        foreach (var part in Parts())
        {
            var own = groups is null ? [] : CodesOf(groups, part);
            for (var i = 0; i < part.Count; i++)
            {
                var group = (groups is null ? part.First + i : own[i]) - firstGroup;
                if (group >= 0 && group < gathered.Length) gathered[group].Add(part, i);
            }
        }

        return gathered;
    }

    // How many rows of the equation each group has.
    private long[] RowsOf(IRowValues<int>? groups, int count)
    {
        var rows = new long[count];
        if (groups is null)
        {
            Array.Fill(rows, 1);
            return rows;
        }

        foreach (var part in Parts())
        {
            foreach (var group in CodesOf(groups, part)) rows[group]++;
        }

        return rows;
    }
}
