namespace Amazon.Kinesis.Model;

public class Record
{
    public DateTime? ApproximateArrivalTimestamp { get; set; }

    public MemoryStream Data { get; set; }

    public EncryptionType EncryptionType { get; set; }

    public string PartitionKey { get; set; }

    public string SequenceNumber { get; set; }
}
