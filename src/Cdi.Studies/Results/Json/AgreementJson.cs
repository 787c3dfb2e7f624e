using System.Text.Json;
using Cdi.Estimation.Agreement;

namespace Cdi.Studies.Results.Json;

/// <summary>The part of <c>result.json</c> about models beside the humans.</summary>
internal static class AgreementJson
{
    /// <summary>Writes the array <c>agreement</c>.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<AnnotatorComparison> comparisons)
    {
        json.WriteStartArray("agreement");
        foreach (var comparison in comparisons)
        {
            json.WriteStartObject();
            json.WriteString("llm", comparison.Llm);
            json.WriteString("human", comparison.Human);
            json.WriteString("outcome", comparison.Outcome);
            json.WriteNumber("answered", comparison.Answered);
            if (comparison.SetApart > 0) json.WriteNumber("set_apart", comparison.SetApart);
            json.WriteNumber("compared", comparison.Compared);
            WriteValue(json, "share_equal", Value(comparison.Agreement));
            WriteValue(json, "bias", comparison.Numbers?.Bias);
            WriteValue(json, "mean_absolute_error", comparison.Numbers?.MeanAbsoluteError);
            WriteValue(json, "root_mean_square_error", comparison.Numbers?.RootMeanSquareError);
            WriteValue(json, "correlation", comparison.Numbers?.Correlation);
            WriteOptions(json, comparison.Options);
            WriteQuestions(json, comparison.Questions);
            WriteConfidence(json, comparison.Confidence);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteQuestions(Utf8JsonWriter json, IReadOnlyList<QuestionComparison> questions)
    {
        if (questions.Count == 0) return;
        json.WriteStartArray("questions");
        foreach (var question in questions)
        {
            json.WriteStartObject();
            json.WriteString("question", question.Question);
            json.WriteNumber("answered", question.Answered);
            json.WriteNumber("compared", question.Compared);
            WriteValue(json, "share_equal", Value(question.Agreement));
            WriteValue(json, "accounts_for", Value(question.Accounts));
            WriteOptions(json, question.Options);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteOptions(Utf8JsonWriter json, IReadOnlyList<OptionCount> options)
    {
        json.WriteStartArray("options");
        foreach (var option in options)
        {
            json.WriteStartObject();
            json.WriteString("option", option.Key);
            json.WriteNumber("model_texts", option.Llm);
            json.WriteNumber("human_labels", option.Human);
            WriteValue(json, "false_positive", Value(option.Errors?.FalsePositive));
            WriteValue(json, "false_negative", Value(option.Errors?.FalseNegative));
            WriteValue(json, "balance", option.Errors?.Balance);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteConfidence(Utf8JsonWriter json, ConfidenceQuality? quality)
    {
        if (quality is null)
        {
            json.WriteNull("confidence");
            return;
        }

        json.WriteStartObject("confidence");
        WriteValue(json, "brier", quality.Brier);
        WriteValue(json, "overconfidence", quality.Overconfidence);
        WriteValue(json, "calibration_error", quality.CalibrationError);
        json.WriteNumber("calibration_error_by_chance", quality.CalibrationErrorByChance);
        WriteValue(json, "auroc", quality.Discrimination);
        json.WriteEndObject();
    }

    private static ValueEstimate? Value(ShareEstimate? share) => share is { } known ? new(known.Point, known.Lower, known.Upper) : null;

    private static void WriteValue(Utf8JsonWriter json, string name, ValueEstimate? value)
    {
        if (value is not { } known)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("point", known.Point);
        WriteEnd(json, "lower", known.Lower);
        WriteEnd(json, "upper", known.Upper);
        json.WriteEndObject();
    }

    private static void WriteEnd(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } end) json.WriteNumber(name, end);
        else json.WriteNull(name);
    }
}
