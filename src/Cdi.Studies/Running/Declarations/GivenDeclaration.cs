using Cdi.Corpus;
using Cdi.Dsl.Text;
using Cdi.Estimation.DesignChecks;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Sampling;

namespace Cdi.Studies.Running.Declarations;

/// <summary>How <c>given</c> says that the labels of one annotated variable were drawn.</summary>
internal sealed partial class GivenDeclaration
{
    private const string Subject = "sampling.given";

    // A column of probabilities is written with a few digits: sums within strata may miss a whole number by this much.
    private const double SumTolerance = 0.5;
    private const double RelativeTolerance = 0.005;

    private readonly StudyMaterial material;
    private readonly VariableSource? source;
    private readonly string outcome;
    private readonly bool[] labelled;
    private readonly ReadOnlyMemory<bool> examples;
    private readonly List<DataDiagnostic> found = [];

    private GivenDeclaration(StudyMaterial material, int variable)
    {
        this.material = material;
        source = material.Variables[variable];
        outcome = source.Outcome.Name;
        labelled = material.Labels.Asked(variable);
        examples = material.Examples.OfOutcome(outcome);
    }

    private GivenDeclaration(StudyMaterial material, string outcome, bool[] labelled) =>
        (this.material, this.outcome, this.labelled) = (material, outcome, labelled);

    /// <summary>The declared design of a variable, or what contradicts it.</summary>
    /// <param name="material">A study whose labels are given.</param>
    /// <param name="variable">Index of the annotated variable.</param>
    public static (DeclaredDesign? Design, IReadOnlyList<DataDiagnostic> Found) Of(StudyMaterial material, int variable)
    {
        var declaration = new GivenDeclaration(material, variable);
        var design = declaration.Resolve();
        return (declaration.found.Count == 0 ? design : null, declaration.found);
    }

    /// <summary>The draw of the texts with every one of several labels, of draws that were uniform and independent: given how many there are, any as many
    /// of the texts (of the stratum, of the clusters) are as likely.</summary>
    /// <param name="material">A study whose labels are given.</param>
    /// <param name="outcomes">The outcomes in words.</param>
    /// <param name="labelled">n: the texts with every label; at least one.</param>
    internal static (DeclaredDesign? Design, IReadOnlyList<DataDiagnostic> Found) OfIndependent(StudyMaterial material, string outcomes, bool[] labelled)
    {
        var declaration = new GivenDeclaration(material, outcomes, labelled);
        var design = declaration.Uniform(declaration.Groups(material.Definition.Sampling.Given?.Strata), declaration.Groups(
            material.Definition.Sampling.Given?.Cluster));
        return (declaration.found.Count == 0 ? design : null, declaration.found);
    }

    private (string? Name, int[] Codes) Groups(string? column) => (column, column is null ? [] : ClusterCodes.Of(material.Table, column));

    private DeclaredDesign? Resolve()
    {
        var given = material.Definition.Sampling.Given ?? throw new InvalidOperationException("The study draws its own labels.");
        if (!labelled.Contains(true))
        {
            found.Add(NothingLabelled());
            return null;
        }

        CheckExamples(given.ProbabilityOf(outcome) is { } known ? material.Table.RecordedNumbers(known).Span : default);
        var (strata, clusters) = (Groups(given.Strata).Codes, Groups(given.Cluster).Codes);
        if (given.ProbabilityOf(outcome) is not { } record) return Uniform((given.Strata, strata), (given.Cluster, clusters));
        found.AddRange(GivenProbabilities.Check(material, record, labelled));
        if (found.Count > 0) return null;
        var probabilities = material.Table.RecordedNumbers(record);
        if (given.Strata is { } name) CheckSums(name, strata, probabilities.Span);
        if (given.Cluster is { } cluster) CheckWhole(cluster, clusters, probabilities.Span);
        return new(given.Strata is null ? DrawMethod.Poisson : DrawMethod.FixedSize, probabilities)
        {
            Strata = strata, Clusters = clusters, Examples = examples,
        };
    }

    private DeclaredDesign Uniform((string? Name, int[] Codes) ofStrata, (string? Name, int[] Codes) ofClusters)
    {
        var ((strataName, strata), (clusterName, clusters)) = (ofStrata, ofClusters);
        var probabilities = new double[labelled.Length];
        if (strataName is not null)
        {
            var shares = Shares(strata);
            for (var row = 0; row < probabilities.Length; row++) probabilities[row] = shares[strata[row]];
            if (Array.IndexOf(shares, 0) is >= 0 and var stratum) found.Add(Unlabelled(strataName, strata, stratum, shares.Count(share => share == 0) - 1));
        }
        else if (clusterName is not null)
        {
            CheckWhole(clusterName, clusters, []);
            probabilities.AsSpan().Fill(Shares(clusters).Where(share => !double.IsNaN(share)).Average(share => share > 0 ? 1 : 0));
        }
        else
        {
            var share = Shares(new int[labelled.Length])[0];
            if (!(share > 0)) found.Add(OnlyExamples());
            probabilities.AsSpan().Fill(share);
        }

        for (var row = 0; row < probabilities.Length; row++) probabilities[row] = IsExample(row) ? 1 : probabilities[row];
        return new(DrawMethod.FixedSize, probabilities) { Strata = strata, Clusters = clusters, Examples = examples };
    }

    private DataDiagnostic Unlabelled(string name, int[] strata, int stratum, int further)
    {
        var size = strata.Count(each => each == stratum);
        var others = further == 0 ? "" : $"; {Counted.Of(further, "more group")} {(further == 1 ? "has" : "have")} none either";
        return Contradicts("strata", name, strata, stratum,
            $"has {Counted.Of(size, "text")} and no label of `{outcome}`, so that nothing speaks for it{others}");
    }

    /// <summary>The share of texts labelled in each group, examples left out; NaN for a group of nothing else.</summary>
    private double[] Shares(int[] groups)
    {
        var (all, with) = (new int[groups.Max() + 1], new int[groups.Max() + 1]);
        for (var row = 0; row < groups.Length; row++)
        {
            if (IsExample(row)) continue;
            all[groups[row]]++;
            if (labelled[row]) with[groups[row]]++;
        }

        return [.. with.Zip(all, (labels, texts) => (double)labels / texts)];
    }

    private void CheckWhole(string name, int[] clusters, ReadOnlySpan<double> probabilities)
    {
        var shares = Shares(clusters);
        if (Array.FindIndex(shares, share => share is > 0 and < 1) is >= 0 and var part)
        {
            var size = clusters.Where((each, row) => each == part && !IsExample(row)).Count();
            found.Add(Contradicts("cluster", name, clusters, part,
                FormattableString.Invariant($"has {Counted.Of(size, "text")}, {shares[part] * size:F0} of them labelled, and was not drawn whole")));
        }

        var first = new Dictionary<int, double>();
        for (var row = 0; row < probabilities.Length; row++)
        {
            if (IsExample(row) || first.TryAdd(clusters[row], probabilities[row]) || Math.Abs(first[clusters[row]] - probabilities[row]) <= 1e-9) continue;
            found.Add(Contradicts("cluster", name, clusters, clusters[row],
                FormattableString.Invariant($"has texts with π = {first[clusters[row]]:G6} and {probabilities[row]:G6}")));
            return;
        }
    }

    private void CheckSums(string name, int[] strata, ReadOnlySpan<double> probabilities)
    {
        var (sums, labels) = (new double[strata.Max() + 1], new int[strata.Max() + 1]);
        for (var row = 0; row < strata.Length; row++)
        {
            if (IsExample(row)) continue;
            sums[strata[row]] += probabilities[row];
            if (labelled[row]) labels[strata[row]]++;
        }

        var off = Enumerable.Range(0, sums.Length).FirstOrDefault(
            stratum => Math.Abs(sums[stratum] - labels[stratum]) > SumTolerance + (RelativeTolerance * labels[stratum]), -1);
        if (off >= 0)
            found.Add(Contradicts("strata", name, strata, off,
            FormattableString.Invariant($"has {Counted.Of(labels[off], "label")} of `{outcome}` where its π add up to {sums[off]:G4}")));
    }

    private DataDiagnostic Contradicts(string setting, string column, int[] groups, int group, string fact)
    {
        var row = Array.IndexOf(groups, group);
        return DataDiagnostics.GroupsContradictLabels(
            material.Table.File, Subject, setting, column, ClusterCodes.Value(material.Table, column, row), material.Table.Place(row), fact);
    }

    private DataDiagnostic NothingLabelled()
    {
        var record = source?.Human.RecordedLabel ?? "";
        var table = material.Table;
        return DataDiagnostics.NothingLabelled(table.File, record, material.LabelColumn(record), table.Rows, table.Dropped.Sum(each => each.Rows));
    }
}
