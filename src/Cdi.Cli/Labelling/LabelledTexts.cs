using System.Runtime.CompilerServices;
using Cdi.Annotators.Engine;
using Cdi.Cli.Collecting;
using Cdi.Corpus;
using Cdi.Ledgers;
using Cdi.Ledgers.Calls;
using Cdi.Studies;
using Cdi.Studies.Definitions;
using Cdi.Studies.Texts;

namespace Cdi.Cli.Labelling;

/// <summary>What models have answered, from the ledger beside the spec: a study runs from it without a network.</summary>
/// <param name="place">Where the ledger is.</param>
/// <param name="vectors">Vectors of texts beside n-grams.</param>
internal sealed class LabelledTexts(LedgerPlace place, IReadOnlyList<ITextVectors> vectors) : IModelLabels
{
    /// <inheritdoc/>
    public ModelLabels Read(LlmDefinition llm, OutcomeDefinition outcome, CorpusTable table, ModelExamples examples)
    {
        try
        {
            return place.MayExist ? Labels(llm, outcome, table, examples) : new(default, default, table.Rows, 0);
        }
        catch (LedgerException problem)
        {
            throw new CorpusException([LedgerTrouble.Diagnosis(problem, $"llm.{llm.Name}", place)]);
        }
    }

    /// <summary>Not inlined: a study with recorded answers does not load what reads others.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private ModelLabels Labels(LlmDefinition llm, OutcomeDefinition outcome, CorpusTable table, ModelExamples examples)
    {
        using var log = place.OpenLog();
        var calls = llm.Calls ?? throw new ArgumentException($"`{llm.Name}` is not asked.", nameof(llm));
        var task = new ModelTask(llm, outcome, table, ModelEndpoints.HostOf(calls), examples,
            OfferedVectors.Of(vectors, examples.Vectors, table, llm.Name));

        // What is in memory never waits.
        var known = log.Histories(default);
        var replies = new Dictionary<string, CallReply>(StringComparer.Ordinal);
        var rows = LedgerAnnotations.ReadAsync(task, (key, _) => new(Kept(key)), default).GetAwaiter().GetResult();
        return new(
            rows.Select(row => row.Value).ToArray(),
            task.HasConfidence ? rows.Select(row => row.Confidence).ToArray() : default,
            rows.Count(row => row.IsPending),
            Array.FindIndex(rows, row => row.IsPending)) 
        {
            Cost = Cost(replies.Values),
            Probabilities = task.IsDistribution ? Probabilities(rows, outcome.Options.Count) : default,
            Answers = [.. task.Questions.Select((_, question) => (ReadOnlyMemory<double>)rows.Select(
                row => row.Answers.IsDefaultOrEmpty ? double.NaN : row.Answers[question]).ToArray())],
        };

        CallHistory Kept(string key)
        {
            var history = known.GetValueOrDefault(key, CallHistory.None);
            if (history.Reply is { } reply) replies[key] = reply;
            return history;
        }
    }

    // A label of which nothing tells probabilities is certain.
    private static double[] Probabilities(RowAnnotation[] rows, int options)
    {
        var probabilities = new double[checked(rows.Length * options)];
        for (var row = 0; row < rows.Length; row++)
        {
            for (var k = 0; k < options; k++)
            {
                probabilities[(k * rows.Length) + row] = double.IsNaN(rows[row].Value) ? double.NaN
                    : rows[row].Probabilities.IsDefaultOrEmpty ? (rows[row].Value == k ? 1 : 0) : rows[row].Probabilities[k];
            }
        }

        return probabilities;
    }

    private static ModelCost? Cost(IReadOnlyCollection<CallReply> replies)
    {
        var currencies = replies.Select(reply => reply.Cost?.Currency).Distinct().ToList();
        return currencies is [{ } currency] ? new(replies.Sum(reply => reply.Cost?.Amount ?? 0), currency) : null;
    }
}
