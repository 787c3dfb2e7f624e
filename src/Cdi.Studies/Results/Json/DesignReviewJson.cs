using System.Text.Json;
using Cdi.Estimation.DesignChecks;

namespace Cdi.Studies.Results.Json;

/// <summary>The part <c>design_checks</c> of <c>result.json</c>.</summary>
internal static class DesignReviewJson
{
    public static void Write(Utf8JsonWriter json, StudyResult result)
    {
        json.WriteStartArray("design_checks");
        foreach (var review in result.DesignReviews) Write(json, review);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, DesignReview review)
    {
        json.WriteStartObject();
        json.WriteString("outcome", review.Outcome);
        json.WriteString("draw", review.Draw);
        json.WriteBoolean("declared", review.IsDeclared);
        json.WriteNumber("labelled", review.Labelled);
        json.WriteNumber("texts", review.Texts);
        json.WriteStartArray("tests");
        foreach (var test in review.Tests) Write(json, test);
        json.WriteEndArray();
        json.WriteStartObject("joint");
        json.WriteNumber("df", review.Joint?.Rank ?? 0);
        if (review.Joint is { } joint)
        {
            json.WriteNumber("chi_squared", joint.Statistic);
            json.WriteNumber("p_value", joint.AdjustedPValue);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, DesignTest test)
    {
        json.WriteStartObject();
        json.WriteString("variable", test.Shown);
        json.WriteString("quantity", NameOf(test.Quantity));
        json.WriteNumber("labelled", test.Labelled);
        json.WriteNumber("all", test.Expected);
        json.WriteNumber("p_value", test.PValue);
        json.WriteString("tail", NameOf(test.Tail));
        json.WriteNumber("detectable", test.Detectable);
        json.WriteEndObject();
    }

    private static string NameOf(CheckedQuantity quantity) => quantity switch
    {
        CheckedQuantity.Count => "labels",
        CheckedQuantity.WeightTotal => "weights",
        CheckedQuantity.Mean => "mean",
        _ => throw new ArgumentOutOfRangeException(nameof(quantity), quantity, "No such quantity."),
    };

    private static string NameOf(TailMethod tail) => tail switch
    {
        TailMethod.Exact => "exact",
        TailMethod.Moments => "moments",
        TailMethod.Redrawn => "redrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(tail), tail, "No such tail."),
    };
}
