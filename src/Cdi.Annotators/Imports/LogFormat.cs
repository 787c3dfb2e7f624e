namespace Cdi.Annotators.Imports;

/// <summary>What a file of answers is.</summary>
public enum LogFormat
{
    /// <summary>A table or lines of JSON: a column of keys, one of answers, perhaps one of confidences.</summary>
    Table,

    /// <summary>A log of inspect_ai, as JSON (<c>--log-format json</c>, version 2 of its form).</summary>
    Inspect,

    /// <summary>Results of promptfoo as JSON (<c>--output results.json</c>, version 3 of its form).</summary>
    Promptfoo,

    /// <summary>The output file of a batch of OpenAI: a line of JSON for each request of <c>/v1/chat/completions</c>.</summary>
    OpenAIBatch,
}
