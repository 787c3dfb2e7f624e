using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cdi.Estimation.Annotations;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Experiments;

/// <summary>A digest of all that trials of an experiment depend on.</summary>
/// <remarks>The spec and the corpus by their own digests; labels, what single people and models say and what estimands read once more as they were read,
/// since an imported block may say what they mean and files of their own may hold them; the tool, which another version may make other numbers with.</remarks>
internal static class ExperimentKey
{
    private const string Form = "cdi trials 3";

    /// <summary>SHA-256 in lower-case hexadecimal.</summary>
    public static string Of(ReplayedStudy study, SpecSource spec, ExperimentDefinition experiment)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(digest, Form);
        Add(digest, StudyRun.Tool);
        Add(digest, spec.Sha256);
        Add(digest, study.Corpus.Facts.Sha256);
        Add(digest, experiment.Name);
        foreach (var estimand in study.Definition.Estimands) Add(digest, $"{estimand.Name} {estimand.Shown} {estimand.LossText}");
        for (var variable = 0; variable < study.Labels.Variables; variable++)
        {
            Add(digest, study.Labels.Of(variable).Span);
            var annotated = study.Problem.Variables[variable];
            if (!annotated.HasAnswers) continue;
            Add(digest, Rows(annotated, annotated.Answer));
            for (var option = 0; option < annotated.Classes; option++) Add(digest, Rows(annotated, row => annotated.Probability(row, option)));
            Add(digest, annotated.Confidence.Span);
        }

        // Strata may follow what a model says, or be formed by another rule than those of trials that were kept.
        Add(digest, Array.ConvertAll(study.Problem.Strata.ToArray(), stratum => (double)stratum));

        // Answers of further models, and components of texts.
        if (!study.Definition.Inference.PredictFrom.IsEmpty) Add(digest, study.Problem.Predictors.Values.Span);

        // Labels of single people stand in columns of what reads them.
        foreach (var estimand in study.Problem.Estimands)
        {
            Add(digest, estimand.Covariates.Values.Span);
            Add(digest, estimand.RowWeights.Span);
        }

        foreach (var silent in study.Labels.CannotSay) Add(digest, Array.ConvertAll(silent.ToArray(), each => each ? 1.0 : 0));

        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }

    private static void Add(IncrementalHash digest, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        digest.AppendData(Encoding.UTF8.GetBytes(bytes.Length.ToString(CultureInfo.InvariantCulture) + "\n"));
        digest.AppendData(bytes);
    }

    private static double[] Rows(AnnotatedVariable annotated, Func<int, double> said)
    {
        var values = new double[annotated.Rows];
        for (var row = 0; row < values.Length; row++) values[row] = annotated.HasAnswer(row) ? said(row) : double.NaN;
        return values;
    }

    // The length as well, so that no two lists are one.
    private static void Add(IncrementalHash digest, ReadOnlySpan<double> values)
    {
        Add(digest, values.Length.ToString(CultureInfo.InvariantCulture));
        var bytes = new byte[sizeof(double)];
        foreach (var value in values)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
            digest.AppendData(bytes);
        }
    }
}
