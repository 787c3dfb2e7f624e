using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Experiments;

/// <summary>A digest of all that trials of an experiment depend on.</summary>
/// <remarks>The spec and the corpus by their own digests; labels and answers once more as they were read, since an imported block may say what they
/// mean; the tool, which another version may make other numbers with.</remarks>
internal static class ExperimentKey
{
    private const string Form = "cdi trials 1";

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
            var answers = new double[annotated.Rows];
            for (var row = 0; row < answers.Length; row++) answers[row] = annotated.HasAnswer(row) ? annotated.Answer(row) : double.NaN;
            Add(digest, answers);
            Add(digest, annotated.Confidence.Span);
        }

        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }

    private static void Add(IncrementalHash digest, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        digest.AppendData(Encoding.UTF8.GetBytes(bytes.Length.ToString(CultureInfo.InvariantCulture) + "\n"));
        digest.AppendData(bytes);
    }

    private static void Add(IncrementalHash digest, ReadOnlySpan<double> values)
    {
        var bytes = new byte[sizeof(double)];
        foreach (var value in values)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
            digest.AppendData(bytes);
        }
    }
}
