namespace Cdi.Dsl.Vocabulary;

/// <summary>The blocks of the language with their settings.</summary>
public static partial class Blocks
{
    /// <summary>All blocks that may stand at the top of a file, in the order in which they are listed to authors.</summary>
    public static IReadOnlyList<BlockWord> All =>
        [Corpus, Lexicon, Outcome, Llm, Human, Estimand, Sampling, Prices, Inference, Report, Monitor, Experiment];

    /// <summary>The block with this name; null where there is none.</summary>
    public static BlockWord? Find(string name) => All.FirstOrDefault(block => block.Name == name);
}
