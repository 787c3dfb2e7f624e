using Cdi.Studies.Collections;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running;

/// <summary>What models say of every text, as columns of a loss.</summary>
internal static class AnswerColumns
{
    /// <summary>The columns, n × p, column-major; 0 in a text to which one of the models gave no answer, so that models are compared on the same
    /// texts.</summary>
    /// <param name="answers">What each column holds.</param>
    /// <param name="outcome">What is decided.</param>
    /// <param name="rows">n.</param>
    /// <param name="labels">What a model of this name says: n, NaN for no answer; empty where it has none.</param>
    public static double[] Of(EquatableArray<AnsweredOption> answers, OutcomeDefinition outcome, int rows, Func<string, ReadOnlyMemory<double>> labels)
    {
        var models = answers.Select(answer => answer.Llm).OfType<string>().Distinct(StringComparer.Ordinal).ToDictionary(
            name => name, name => labels(name), StringComparer.Ordinal);
        var columns = new double[checked(rows * answers.Count)];
        for (var row = 0; row < rows; row++)
        {
            if (models.Values.Any(said => said.IsEmpty || double.IsNaN(said.Span[row]))) continue;
            for (var k = 0; k < answers.Count; k++)
            {
                columns[(k * rows) + row] = answers[k] switch
                {
                    { Llm: null } => 1,
                    { Llm: { } llm, Option: { } option } => outcome.Options[(int)models[llm].Span[row]].Key == option ? 1 : 0,
                    { Llm: { } llm } => models[llm].Span[row],
                };
            }
        }

        return columns;
    }
}
