using System.Buffers;
using System.Text;
using static Cdi.Corpus.Tests.Corpora;

namespace Cdi.Corpus.Tests;

/// <summary>What is still read of a corpus after a cancellation.</summary>
public sealed class CancellationTests
{
    private static readonly CancellationToken Cancelled = new(canceled: true);

    [Fact]
    public void A_cancelled_reading_ends_at_its_first_row() =>
        Assert.Throws<OperationCanceledException>(() => CorpusReader.Read(Declare(Text("t")), FileOf("t\na\n"), Cancelled));

    [Theory]
    [InlineData("csv", 5)]
    [InlineData("jsonl", 1000)]
    public void A_reading_that_is_cancelled_on_the_way_ends_before_the_last_row(string format, int looks)
    {
        // The last row is malformed: a reading that went on to it would say so.
        const int Rows = 200_000;
        using var source = new CancellationTokenSource();
        var row = format == "csv" ? "a,1\n" : "{\"t\":\"a\",\"n\":1}\n";
        var text = new StringBuilder(format == "csv" ? "t,n\n" : "").Insert(format == "csv" ? 4 : 0, row, Rows).Append("\"").ToString();
        using var bytes = new CancellingMemory(Encoding.UTF8.GetBytes(text), source);
        var file = CorpusFile.FromBytes("data." + format, bytes.Memory);
        var definition = Declare(Text("t"), new ColumnDefinition("n", ColumnType.Number)) with { Source = "data." + format };

        bytes.CancelsAfterLooks = looks;
        Assert.Throws<OperationCanceledException>(() => CorpusReader.Read(definition, file, source.Token));
    }

    [Fact]
    public void Hashing_ends_at_the_next_part() =>
        Assert.Throws<OperationCanceledException>(() => CorpusFile.FromBytes("data.csv", new byte[10], Cancelled));

    [Fact]
    public async Task A_search_of_the_data_folder_ends_before_the_next_file()
    {
        var definition = Declare(Text("t")) with { Sha256 = new string('0', 64) };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => CorpusLocator.FindAsync(definition, new CorpusPlaces(AppContext.BaseDirectory, AppContext.BaseDirectory, null), Cancelled));
    }

    /// <summary>Bytes that cancel once they have been looked at often enough.</summary>
    private sealed class CancellingMemory(byte[] bytes, CancellationTokenSource source) : MemoryManager<byte>
    {
        private int looks;

        public int CancelsAfterLooks { get; set; } = int.MaxValue;

        public override Span<byte> GetSpan()
        {
            if (CancelsAfterLooks < int.MaxValue && ++looks >= CancelsAfterLooks) source.Cancel();
            return bytes;
        }

        public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
        }
    }
}
