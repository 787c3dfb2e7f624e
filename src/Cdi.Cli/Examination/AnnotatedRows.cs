namespace Cdi.Cli.Examination;

/// <summary>What people and a model said of every row of a file, as places in one list of options.</summary>
/// <param name="Options">The options as people write them.</param>
/// <param name="Human">n; the place of the human label, −1 where nobody labelled the row.</param>
/// <param name="Llm">n; the place of the model's label, −1 where it gave none; empty where the file has no model.</param>
/// <param name="Weights">n; 1/π, 1 where no column of probabilities is named.</param>
internal sealed record AnnotatedRows(IReadOnlyList<string> Options, int[] Human, int[] Llm, double[] Weights)
{
    /// <summary>Whether a model labelled anything.</summary>
    public bool HasModel => Llm.Length > 0;

    /// <summary>n.</summary>
    public int Rows => Human.Length;

    /// <summary>Rows that people labelled.</summary>
    public IEnumerable<int> Labelled => Enumerable.Range(0, Human.Length).Where(row => Human[row] >= 0);

    /// <summary>Rows that both labelled; none where there is no model.</summary>
    public IEnumerable<int> Compared => HasModel ? Labelled.Where(row => Llm[row] >= 0) : [];

    /// <summary>Kish's design effect of the labelled rows, m Σw²/(Σw)²: 1 where weights are equal, or nobody labelled.</summary>
    public double DesignEffect
    {
        get
        {
            var weights = Labelled.Select(row => Weights[row]).ToList();
            var sum = weights.Sum();
            return sum > 0 ? weights.Count * weights.Sum(weight => weight * weight) / (sum * sum) : 1;
        }
    }
}
