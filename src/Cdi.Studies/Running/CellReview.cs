using Cdi.Corpus;
using Cdi.Estimation.Designs;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;

namespace Cdi.Studies.Running;

/// <summary>Counts the texts of groups that are answered one by one.</summary>
internal static class CellReview
{
    /// <summary>n: whether each text belongs to a cell.</summary>
    public static bool[] Members(CorpusTable table, EstimandCell cell)
    {
        var members = new bool[table.Rows];
        Array.Fill(members, true);
        foreach (var level in cell.Levels)
        {
            var indicator = table.Numbers(level.Indicator).Span;
            for (var row = 0; row < members.Length; row++) members[row] &= indicator[row] == (level.IsOne ? 1 : 0);
        }

        return members;
    }

    /// <summary>The cell of an estimand with its counts; null where it is answered for all texts at once.</summary>
    /// <param name="material">The study.</param>
    /// <param name="estimand">Index of the estimand.</param>
    /// <param name="sample">The labels that were used.</param>
    public static CellFacts? Of(StudyMaterial material, int estimand, DrawnSample sample)
    {
        if (material.Definition.Estimands[estimand].Cell is not { } cell) return null;
        var members = Members(material.Table, cell);
        var (texts, labels) = (0, 0);
        for (var row = 0; row < members.Length; row++)
        {
            if (!members[row]) continue;
            texts++;
            if (sample.Labelled.Span[row]) labels++;
        }

        return new(cell, texts, new(labels));
    }

    /// <summary>Why a cell has no estimate, as a clause.</summary>
    public static string Why(CellFacts cell) => cell switch
    {
        { Texts: 0 } => "no text of the corpus is of this group",
        { Labels.Count: 0 } => "no text of this group is labelled",
        _ => "the labels of this group allow no estimate",
    };
}
