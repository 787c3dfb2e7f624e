using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Agreement;

/// <summary>The alternative-annotator test: may a model take the place of a human annotator?</summary>
/// <remarks>
/// Calderon, Reichart and Dror (2025), arXiv:2501.10970, and their published code. For each person j and text i that j and others labelled, and the model
/// answered, the score of a label is its agreement with the labels of the others: the share that is equal, or of numbers the negative root of the mean
/// squared difference. Wᶠ = 1 where the model scores at least as well as j, Wʰ = 1 where j scores at least as well as the model, so that a tie counts for
/// both, and d = Wʰ − Wᶠ. The model beats j where the mean of d below ε is significant in a one-sided t test, by Benjamini and Yekutieli (2001) over all
/// people at the false discovery rate q; ω is the share of people beaten, and the model passes at ω ≥ ½. The advantage probability ρ is the mean over
/// people of their means of Wᶠ. Texts count by their weights: means are Σwd/Σw with the standard error √(n/(n − 1) Σ w²(d − d̄)²)/Σw; clusters
/// that were drawn whole count as one unit each, by their sums. A lead that shows little or no spread is smaller than its t says: p is never below the largest
/// probability that a lead of ε has of so few texts on which j alone is right and so many on which the model is. Where the model is never alone right that is
/// the tail of the binomial of ε, and (1 − ε)ⁿ where all texts are ties; n and the counts are those of as many texts of equal weight (Kish). The interval of ρ
/// takes texts, or clusters, for units, with the labels of all people of a text, on the log odds, with Student's t.
/// </remarks>
/// <param name="Margin">ε, what a person costs more than the model, as a share of texts.</param>
/// <param name="People">Each person with at least <see cref="FewestTexts"/> texts, in the order of their numbers.</param>
/// <param name="WinningRate">ω.</param>
/// <param name="Advantage">ρ, with a 95 % interval.</param>
public sealed record AlternativeTest(double Margin, IReadOnlyList<AlternativeAnnotator> People, double WinningRate, ValueEstimate Advantage)
{
    /// <summary>The fewest texts of a person for a test, as its authors have it: below, the t distribution is no approximation.</summary>
    public const int FewestTexts = 30;

    /// <summary>The fewest people, of whom two are left when one is left out.</summary>
    public const int FewestPeople = 3;

    /// <summary>q, the false discovery rate over people.</summary>
    public const double FalseDiscoveryRate = 0.05;

    /// <summary>Whether the model passes: it beats half of the people or more.</summary>
    public bool Passes => WinningRate >= 0.5;

    /// <summary>Carries out the test.</summary>
    /// <param name="texts">Texts with the labels of people.</param>
    /// <param name="answers">What the model says of each text; NaN where it says nothing, and the text is then left out.</param>
    /// <param name="areNumbers">Whether labels are numbers, and not indices of options.</param>
    /// <param name="margin">ε, from 0 to 1.</param>
    /// <returns>Null where fewer than <see cref="FewestPeople"/> people have <see cref="FewestTexts"/> texts.</returns>
    /// <exception cref="ArgumentException">There is not one answer to each text.</exception>
    public static AlternativeTest? Of(IReadOnlyList<RatedText> texts, IReadOnlyList<double> answers, bool areNumbers, double margin)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(answers);
        if (texts.Count != answers.Count) throw new ArgumentException("There is not one answer to each text.", nameof(answers));
        var compared = texts.Select((text, index) => (Text: text, Answer: answers[index]))
            .Where(each => each.Text.Labels.Count > 1 && !double.IsNaN(each.Answer)).ToList();
        var duels = compared.SelectMany((each, index) => Duels(each.Text, each.Answer, areNumbers, index)).GroupBy(duel => duel.Annotator)
            .OrderBy(person => person.Key).Select(person => person.ToList()).Where(person => person.Count >= FewestTexts).ToList();
        if (duels.Count < FewestPeople) return null;
        var people = Corrected([.. duels.Select(person => Person(person, margin))]);
        return new(margin, people, people.Count(person => person.IsBeaten) / (double)people.Count, Mean(duels));
    }

    // What happens on one text, for each of its people.
    private static IEnumerable<Duel> Duels(RatedText text, double answer, bool areNumbers, int index)
    {
        for (var j = 0; j < text.Labels.Count; j++)
        {
            double[] others = [.. text.Labels.Where((_, k) => k != j).Select(each => each.Label)];
            var (model, person) = (Score(answer, others, areNumbers), Score(text.Labels[j].Label, others, areNumbers));
            yield return new(text.Labels[j].Annotator, index, text.Weight, model >= person ? 1 : 0, person >= model ? 1 : 0) { Cluster = text.Cluster };
        }
    }

    private static double Score(double label, double[] others, bool areNumbers) => areNumbers
        ? -Math.Sqrt(others.Sum(other => (label - other) * (label - other)) / others.Length)
        : others.Count(other => other == label) / (double)others.Length;

    private static AlternativeAnnotator Person(List<Duel> duels, double margin)
    {
        var lead = WeightedMean.Of(duels, duel => duel.Person - duel.Model);
        var test = new WaldInference(FalseDiscoveryRate, Alternative.Smaller, lead.Rows - 1);
        var statistic = WaldInference.Statistic(lead.Mean, margin, lead.StandardError);
        var p = test.PValue(statistic);
        return new(duels[0].Annotator, duels.Count, WeightedMean.Of(duels, duel => duel.Model).Mean, WeightedMean.Of(duels, duel => duel.Person).Mean,
            statistic, statistic < 0 ? Math.Max(p, Least(duels, margin)) : p, false);
    }

    // Counts are rounded to where the bound is larger; what is off by floating point is no text.
    private static double Least(List<Duel> duels, double margin)
    {
        const double Rounding = 1e-9;
        var texts = Math.Max(1, (int)(KishSize.Of(DrawnClusters.Sums(duels, duel => duel.Weight)) + Rounding));
        var ones = (int)Math.Ceiling((texts * WeightedMean.Of(duels, duel => duel.Person > duel.Model ? 1 : 0).Mean) - Rounding);
        var minusOnes = (int)((texts * WeightedMean.Of(duels, duel => duel.Model > duel.Person ? 1 : 0).Mean) + Rounding);
        return LeadBound.Of(texts, ones, Math.Min(minusOnes, texts - ones), margin);
    }

    // All up to the last that is below its step of q / (1 + ½ + … + 1/m).
    private static List<AlternativeAnnotator> Corrected(List<AlternativeAnnotator> people)
    {
        var harmonic = Enumerable.Range(1, people.Count).Sum(k => 1.0 / k);
        double[] sorted = [.. people.Select(person => person.PValue).Order()];
        var last = Array.FindLastIndex(sorted, p => p <= (Array.LastIndexOf(sorted, p) + 1) * FalseDiscoveryRate / (people.Count * harmonic));
        return last < 0 ? people : [.. people.Select(person => person with { IsBeaten = person.PValue <= sorted[last] })];
    }

    private static ValueEstimate Mean(List<List<Duel>> people)
    {
        var means = people.ConvertAll(person => WeightedMean.Of(person, duel => duel.Model).Mean);
        var point = means.Average();
        var moves = new SortedDictionary<int, double>();
        foreach (var (person, mean) in people.Zip(means))
        {
            var total = person.Sum(duel => duel.Weight) * people.Count;
            foreach (var duel in person) moves[duel.Unit] = moves.GetValueOrDefault(duel.Unit) + (duel.Weight * (duel.Model - mean) / total);
        }

        var n = moves.Count;
        var error = Math.Sqrt(moves.Values.Sum(move => move * move) * n / (n - 1.0));
        if (n < 2 || !(error > 0) || point is <= 0 or >= 1) return new(point, null, null);
        var (lower, upper) = new WaldInference(WeightedMean.Alpha, Alternative.TwoSided, n - 1)
            .Interval(Math.Log(point / (1 - point)), error / (point * (1 - point)));
        return new(point, 1 / (1 + Math.Exp(-lower)), 1 / (1 + Math.Exp(-upper)));
    }

    private sealed record Duel(int Annotator, int Text, double Weight, double Model, double Person) : IWeightedRow
    {
        public int? Cluster { get; init; }

        public int Unit => Cluster ?? Text;
    }
}
