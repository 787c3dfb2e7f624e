using System.Text;
using Cdi.Corpus;

namespace Cdi.Studies.Tests;

public class RowReaderTests
{
    private static readonly CorpusDefinition Definition = new()
    {
        Name = "texts",
        Source = "texts.csv",
        Key = "id",
        Columns =
        [
            new("id", ColumnType.Id), new("request", ColumnType.Text), new("hedge", ColumnType.Indicator), new("words", ColumnType.Count),
                new("size", ColumnType.Number),
            new("sent", ColumnType.Date), new("channel", ColumnType.Factor) { Reference = "mail" },
        ],
        RecordedLabels = [new("human.crowd.recorded.label", "crowd", LabelMap.Identity(["A", "B"]))],
        RecordedNumbers = [new("llm.model.recorded.confidence", "confidence", 0, 1)],
    };

    private static readonly CorpusTable Table = CorpusReader.Read(Definition, CorpusFile.FromBytes("texts.csv", Encoding.UTF8.GetBytes(
        "id,request,hedge,words,size,sent,channel,crowd,confidence\n" +
        "a1,\"Please, if you can\",1,4,2.5,2024-05-31,chat,B,0.75\n" +
        "a2,,,,,,,,\n" +
        "a3,Now,0,1,0,2024-06-01,mail,A,1\n")));

    [Fact]
    public void A_full_row_is_read_with_its_types()
    {
        var row = new RowReader(Table, 0);

        Assert.Equal(("a1", "Please, if you can", true), (row.Key, row.Text("request"), row.Indicator("hedge")));
        Assert.Equal((4L, 2.5, new DateOnly(2024, 5, 31)), (row.Count("words"), row.Number("size"), row.Date("sent")));
        Assert.Equal(("chat", 1, 0.75), (row.Level("channel"), row.LabelCode("human.crowd.recorded.label"),
            row.RecordedNumber("llm.model.recorded.confidence")));
        Assert.Equal((1, 0), (row.LevelCode("channel"), new RowReader(Table, 2).LevelCode("channel")));
    }

    [Fact]
    public void Missing_cells_are_null_NaN_empty_or_minus_one()
    {
        var row = new RowReader(Table, 1);

        Assert.Equal(("", null, null, null), (row.Text("request"), row.Indicator("hedge"), row.Count("words"), row.Date("sent")));
        Assert.Equal(("", -1, -1), (row.Level("channel"), row.LevelCode("channel"), row.LabelCode("human.crowd.recorded.label")));
        Assert.True(double.IsNaN(row.Number("size")) && double.IsNaN(row.RecordedNumber("llm.model.recorded.confidence")));
    }

    [Fact]
    public void A_column_that_is_not_declared_is_not_found() => Assert.Throws<KeyNotFoundException>(() => new RowReader(Table, 0).Number("absent"));

    [Fact]
    public void Numbers_are_read_without_allocating()
    {
        var row = new RowReader(Table, 0);
        _ = row.Number("size") + row.LabelCode("human.crowd.recorded.label");
        var before = GC.GetAllocatedBytesForCurrentThread();
        var sum = 0.0;
        for (var index = 0; index < 1000; index++) sum += row.Number("size") + row.LabelCode("human.crowd.recorded.label");

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(3500, sum);
    }
}
